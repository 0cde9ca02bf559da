// Keeps what Node makes of a source file for the next start. JavaScript, and loaded by `npm start` before anything else:
// what is kept then includes bot/main.ts, so that Node need not load its TypeScript compiler at all.
import { enableCompileCache } from 'node:module';

enableCompileCache();
