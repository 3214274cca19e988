import type { WebSocket } from 'ws'

/**
 * Pings connections, each once in a while, and ends one that has not answered by its next ping. They take turns: thousands of
 * pings and their answers at once would hold up whatever is to be told just then.
 */
export interface Heartbeat {
  /** Watches it until it closes. */
  add(socket: WebSocket): void
  stop(): void
}

const TURNS = 48

export function createHeartbeat(everyMs: number): Heartbeat {
  const turns = Array.from({ length: TURNS }, () => new Set<WebSocket>())
  const silent = new WeakSet<WebSocket>()
  let added = 0
  let turn = 0

  function beat(socket: WebSocket): void {
    if (silent.has(socket)) socket.terminate()
    silent.add(socket)
    if (socket.readyState === socket.OPEN) socket.ping()
  }

  const timer = setInterval(() => {
    turn = (turn + 1) % TURNS
    turns[turn]?.forEach(beat)
  }, everyMs / TURNS)

  return {
    add(socket) {
      added += 1
      const sockets = turns[added % TURNS]
      sockets?.add(socket)
      socket.on('pong', () => silent.delete(socket))
      socket.once('close', () => sockets?.delete(socket))
    },
    stop: () => clearInterval(timer),
  }
}
