import { parentPort, workerData } from 'node:worker_threads';
import { readTable } from './read-table.ts';
import type { TableAsked } from './read-table-aside.ts';

const { bytes, most }: TableAsked = workerData;
parentPort?.postMessage(await readTable(Buffer.from(bytes.buffer), most));
