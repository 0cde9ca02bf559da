import './compile-cache.js';
import { existsSync } from 'node:fs';

const neededNode = 26;
if (Number(process.versions.node.split('.')[0]) < neededNode) {
  process.stderr.write(
    `This program needs Node ${neededNode} and this is ${process.version}. Start it with \`npm start\`, which uses the right one.\n`,
  );
  process.exit(78);
}

if (existsSync('.env')) process.loadEnvFile('.env');
const { serve } = await import('./serve.ts');
await serve(process.env);
