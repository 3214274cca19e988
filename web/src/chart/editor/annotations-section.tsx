import { annotationsOf } from '@askchart/vocabulary'
import { nanoid } from 'nanoid'
import { useState } from 'react'
import { Button } from '../../ui/button.js'
import { Icon } from '../../ui/icon.js'
import { KeptField } from '../../ui/kept-field.js'
import { Switch } from '../../ui/switch.js'
import { Spot } from '../presence/spot.js'
import {
  addAnnotation,
  annotatedAxes,
  annotationInWords,
  annotationPath,
  canLabel,
  changeAnnotation,
  isLabelled,
  removeAnnotation,
  showLabels,
} from './annotation-edits.js'
import { AnnotationForm } from './annotation-form.js'
import type { EditProps } from './edit-props.js'
import { PanelSection } from './panel-section.js'

const ID_LENGTH = 12

/** What is written and drawn beside the data: values on the marks, lines, highlights and notes. */
export function AnnotationsSection({ spec, columns, onEdit }: EditProps) {
  const [adding, setAdding] = useState(false)
  const axes = annotatedAxes(spec, columns)
  const annotations = annotationsOf(spec)
  if (axes.length === 0 && annotations.length === 0 && !canLabel(spec)) return null
  return (
    <PanelSection title="Labels and annotations" icon="note" part="/spec/annotations">
      {canLabel(spec) && (
        <Switch
          label="Values on the marks"
          checked={isLabelled(spec)}
          onChange={(on) => onEdit(showLabels(spec, on))}
        />
      )}
      {annotations.map(([id, annotation]) => (
        <Spot key={id} part={annotationPath(id)} className="flex items-end gap-2">
          <KeptField
            className="flex-1"
            label={annotationInWords(annotation)}
            value={annotation.kind === 'note' ? annotation.text : (annotation.label ?? '')}
            placeholder="No label"
            onKeep={(text) => {
              const key = annotation.kind === 'note' ? 'text' : 'label'
              if (text !== '' || key === 'label') onEdit(changeAnnotation(spec, id, key, text === '' ? null : text))
            }}
          />
          <label className="relative grid size-10 shrink-0 place-items-center rounded-xl border border-line">
            <span className="sr-only">Colour of {annotationInWords(annotation)}</span>
            <input
              type="color"
              value={annotation.color ?? '#5f6b7a'}
              onChange={({ target }) => onEdit(changeAnnotation(spec, id, 'color', target.value))}
              className="size-6 cursor-pointer bg-transparent"
            />
          </label>
          <Button
            look="quiet"
            className="px-2"
            aria-label={`Remove: ${annotationInWords(annotation)}`}
            icon={<Icon name="trash" size={18} />}
            onClick={() => onEdit(removeAnnotation(id))}
          />
        </Spot>
      ))}
      {adding && axes.length > 0 ? (
        <AnnotationForm
          axes={axes}
          onCancel={() => setAdding(false)}
          onAdd={(annotation) => {
            setAdding(false)
            onEdit(addAnnotation(nanoid(ID_LENGTH), annotation))
          }}
        />
      ) : (
        axes.length > 0 && (
          <Button icon={<Icon name="plus" size={18} />} onClick={() => setAdding(true)}>
            Add an annotation
          </Button>
        )
      )}
    </PanelSection>
  )
}
