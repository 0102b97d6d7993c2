import { connect, type Socket } from 'node:net';

/** A connection that sends one request after the other, with as little work as possible beside the contestants. */
export class Connection {
  readonly #socket: Socket;
  #received = '';
  #done: ((answer: string) => void) | undefined;
  #failed: ((fault: Error) => void) | undefined;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.setEncoding('latin1');
    this.#socket.on('data', (data: string) => this.#take(data));
    this.#socket.on('error', (fault) => this.#failed?.(fault));
    this.#socket.on('close', () => this.#failed?.(new Error('The connection was closed')));
  }

  /** Gives the whole answer, head and body. @throws when the connection is lost */
  send(request: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#done = resolve;
      this.#failed = reject;
      this.#socket.write(request);
    });
  }

  end(): void {
    this.#socket.destroy();
  }

  #take(data: string): void {
    this.#received += data;
    if (!isWhole(this.#received)) return;
    const answer = this.#received;
    this.#received = '';
    this.#done?.(answer);
  }
}

function isWhole(received: string): boolean {
  const head = received.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(received.slice(0, head));
  if (length !== null) return received.length >= head + 4 + Number(length[1]);
  return received.endsWith('0\r\n\r\n');
}
