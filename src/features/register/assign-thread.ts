import { parentPort, workerData } from 'node:worker_threads';
import { assign } from './assign.ts';
import type { AssignmentAsked } from './assign-rows.ts';

const { registered, rows }: AssignmentAsked = workerData;
parentPort?.postMessage(assign(registered, rows));
