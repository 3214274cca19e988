type Variables = Readonly<Record<string, unknown>>

/** The key of an operation's context under which its resumption is. */
const KEY = 'resumption'

/** With what variables a subscription is begun anew once its connection is back: those that have changed since it began. */
export class Resumption {
  /** For the context of the operation. Is to be the same object each time. */
  readonly context = { [KEY]: this }

  constructor(readonly variables: () => Variables) {}
}

/** What is said to begin a subscription; its variables are read again each time it is said. */
export function sayingAnew<Said extends { readonly variables?: Variables | null | undefined }>(
  said: Said,
  context: Variables,
) {
  const resumption = context[KEY]
  if (!(resumption instanceof Resumption)) return said
  return {
    ...said,
    get variables() {
      return { ...said.variables, ...resumption.variables() }
    },
  }
}
