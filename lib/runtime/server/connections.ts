import type { Socket } from 'node:net';

/** Whoever asked for something on a connection: a link in the list of those that are not answered yet. */
export interface Waiting {
  earlier: Waiting | undefined;
  later: Waiting | undefined;
  /** The connection closed, and no answer will arrive. */
  left(): void;
}

const own = Symbol('connection');

interface ClientSocket extends Socket {
  [own]?: Connection;
}

/**
 * What exchanges on a client's connection share, so that none of them has to ask or to listen for itself: where it comes from, and
 * whether it is still there.
 */
export class Connection {
  readonly sourceIp: string | undefined;
  /** Several where a client does not wait for one answer before it asks again. */
  private latest: Waiting | undefined = undefined;
  private bytesRead = 0;
  private rests = 0;

  constructor(private readonly socket: ClientSocket) {
    socket[own] = this;
    // Asked now: a connection that has closed has no address any more.
    const address = socket.remoteAddress;
    // An IPv4 client of a server that listens on IPv6.
    this.sourceIp = address?.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
    socket.once('close', () => this.closed());
  }

  /** Of a connection that {@link Connections} has taken on. */
  static of(socket: ClientSocket): Connection {
    return socket[own] as Connection;
  }

  expecting(request: Waiting): void {
    request.earlier = this.latest;
    if (this.latest) this.latest.later = request;
    this.latest = request;
  }

  /** To be called once for each that is expecting. */
  answered({ earlier, later }: Waiting): void {
    if (later) later.earlier = earlier;
    else this.latest = earlier;
    if (earlier) earlier.later = later;
  }

  /** How often in a row this was asked while nothing came, nothing was under way, and nothing waited to be sent. */
  restsOn(): number {
    const { bytesRead, writableLength } = this.socket;
    const resting = this.latest === undefined && writableLength === 0 && bytesRead === this.bytesRead;
    this.bytesRead = bytesRead;
    this.rests = resting ? this.rests + 1 : 0;
    return this.rests;
  }

  end(): void {
    this.socket.destroy();
  }

  private closed(): void {
    // Who is told may count as answered at once, which changes the list.
    let waiting = this.latest;
    while (waiting) {
      const { earlier } = waiting;
      waiting.left();
      waiting = earlier;
    }
  }
}

/**
 * The open connections of a server. Looks at all of them now and then, and ends those that rest: a timer for each, as Node would set,
 * is set and taken back with every request.
 */
export class Connections {
  private readonly open = new Set<Connection>();
  private readonly timer: NodeJS.Timeout;

  /**
   * @param idle milliseconds after which a connection that rests is ended, or up to `every` later
   * @param every milliseconds between two looks
   */
  constructor(
    private readonly idle: number,
    private readonly every: number,
  ) {
    this.timer = setInterval(() => this.endIdle(), every).unref();
  }

  add(socket: Socket): void {
    const connection = new Connection(socket);
    this.open.add(connection);
    socket.once('close', () => this.open.delete(connection));
  }

  /** Looks no more. */
  stop(): void {
    clearInterval(this.timer);
  }

  private endIdle(): void {
    for (const connection of this.open) {
      if (connection.restsOn() * this.every >= this.idle) connection.end();
    }
  }
}
