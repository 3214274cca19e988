import { expect, test } from '@jest/globals'
import { badgeAt } from './drawn-parts.js'

test.each([
  ['on the corner of a bar', 'mark:{"region":"West"}', { left: 100, top: 50, width: 60, height: 200 }, [148, 38]],
  ['beside a point', 'mark:{"region":"West"}', { left: 100, top: 50, width: 8, height: 8 }, [108, 26]],
  ['after the title of a horizontal axis', 'axis:x', { left: 100, top: 300, width: 40, height: 14 }, [144, 295]],
  ['above the title of a vertical axis', 'axis:y', { left: 20, top: 120, width: 14, height: 60 }, [15, 92]],
  ['never outside of the drawing', 'mark:{"region":"West"}', { left: 0, top: 4, width: 8, height: 8 }, [8, 0]],
])('a count stands %s', (_where, anchor, place, [left, top]) => expect(badgeAt(anchor, place)).toEqual({ left, top }))
