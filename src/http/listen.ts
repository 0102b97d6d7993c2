import type { Server } from 'node:http';
import { type Config, ConfigError } from '../config.ts';

/**
 * Serves HTTP where the configuration says. What closes it again is added to `closing`.
 * @returns the address, with the port that was given where 0 was asked for
 * @throws ConfigError when nothing can be heard there
 */
export function listen(server: Server, config: Config, closing: (() => Promise<void>)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) => reject(unheard(fault, config)));
    server.listen(config.port, config.host, () => {
      closing.push(
        () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeIdleConnections();
          }),
      );
      const bound = server.address();
      const port = typeof bound === 'object' && bound !== null ? bound.port : config.port;
      resolve(`http://${config.host}:${port}`);
    });
  });
}

/** Why nothing can be heard at PORT and HOST, where the operator can mend it. */
function unheard(fault: NodeJS.ErrnoException, { port, host }: Config): Error {
  switch (fault.code) {
    case 'EADDRINUSE':
      return new ConfigError(`PORT ${port} is in use on ${host}. Stop what uses it, or set another PORT.`);
    case 'EACCES':
      return new ConfigError(`PORT ${port} is not open to this user. Set one from 1024 up.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ConfigError(
        `HOST ${host} is no address of this machine. Set 127.0.0.1, 0.0.0.0 or one it has.`,
      );
    default:
      return fault;
  }
}
