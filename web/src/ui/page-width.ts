/** How wide a place of the client is: a chart is worked on with a panel beside it, and has all the room there is. */
export const widthOf = (location: string): string => (location.startsWith('/charts/') ? 'max-w-[96rem]' : 'max-w-6xl')
