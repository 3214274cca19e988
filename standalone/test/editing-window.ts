import { type Change, ChartPeer, readDocument, type RawContent } from '@askchart/document'
import {
  type Asking,
  type EditServer,
  editServerOf,
  RandomEditor,
  randomFrom,
  TOLD_EDIT,
  toldEdit,
  until,
} from '@askchart/testing'
import { decodeStateVector, encodeStateVectorFromUpdate } from 'yjs'
import { z } from 'zod'
import type { Answer, Person } from './graph-client.js'
import { EDIT } from './scenario.js'

/** What a document says, and how much of each Yjs peer it holds. */
export interface DocumentState {
  readonly content: RawContent
  readonly vector: readonly (readonly [peer: number, clock: number])[]
}

export const stateOf = (document: Uint8Array): DocumentState => ({
  content: readDocument(document),
  vector: [...decodeStateVector(encodeStateVectorFromUpdate(document))].sort(([one], [other]) => one - other),
})

/** The server of a chart as a person reaches it, at their address of the system. */
export const serverFor = (person: Person, chartId: string): EditServer => {
  const asking: Asking = (schema, query, variables) => person.ask(query, schema, variables)
  return editServerOf(asking, chartId)
}

const FOLLOW = `subscription ($id: ID!, $since: Int) { chartEdited(chartId: $id, sinceVersion: $since) { ${TOLD_EDIT} } }`
const told = z.object({ chartEdited: toldEdit })
const taken = z.object({ editChart: z.object({ __typename: z.literal('ChartEdited') }) })
const RANDOM_EDITS = 6

/**
 * A window on a chart at one address of the system: it holds the document and hears the edits of all, and its person edits
 * at random, by updates and by paths.
 */
export class EditingWindow {
  /** The versions it was told, as they came. */
  readonly versions: number[] = []
  /** Ids of annotations whose making was acknowledged. */
  readonly notes: string[] = []
  private failure: Error | null = null
  private readonly events: AsyncIterableIterator<Answer>

  private constructor(
    private readonly person: Person,
    private readonly chartId: string,
    private readonly name: string,
    private readonly editor: RandomEditor,
    private readonly peer: ChartPeer,
    /** A second copy, which edits nothing and knows only what it is told. */
    private readonly onlooker: ChartPeer,
  ) {
    this.events = person.follow(FOLLOW, { id: chartId, since: peer.version })
    void this.listen().catch(
      (error: unknown) => (this.failure = new Error('the window hears no more', { cause: error })),
    )
  }

  static async open(person: Person, chartId: string, name: string, seed: number): Promise<EditingWindow> {
    const server = serverFor(person, chartId)
    const editor = new RandomEditor(server, name, randomFrom(seed))
    const peer = await editor.open()
    const onlooker = new ChartPeer({ ...peer.told, clientId: `${name}-onlooker`, newKey: () => '' })
    return new EditingWindow(person, chartId, name, editor, peer, onlooker)
  }

  get states(): readonly DocumentState[] {
    return [stateOf(this.peer.document), stateOf(this.onlooker.document)]
  }

  /** Edits at random, then adds two annotations of its own: one by an update and one by a path. Resolves once all was answered. */
  async edit(round: number): Promise<void> {
    await this.editor.edit(RANDOM_EDITS)
    const [merged, set] = [`${this.name}-merged-${round}`, `${this.name}-set-${round}`]
    this.peer.edit([noteOf(merged)])
    await this.editor.edit(0)
    this.notes.push(merged)
    await this.person.ask(EDIT, taken, { input: { chartId: this.chartId, changes: [noteOf(set)] } })
    this.notes.push(set)
  }

  /** Resolves once it was told of a version. */
  hears(version: number): Promise<void> {
    return until(`${this.name} hearing of version ${version}`, () => {
      if (this.failure) throw this.failure
      return (this.versions.at(-1) ?? 0) >= version
    })
  }

  async close(): Promise<void> {
    await this.events.return?.()
  }

  private async listen(): Promise<void> {
    for await (const event of this.events) {
      const edit = told.parse(event.data).chartEdited
      this.versions.push(edit.version)
      for (const peer of [this.peer, this.onlooker]) peer.received(edit)
    }
  }
}

const noteOf = (id: string): Change => ({ path: `/spec/annotations/${id}`, value: { kind: 'note', text: id } })
