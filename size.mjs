import { rolldown } from 'rolldown';
const b = await rolldown({ input: process.cwd()+'/entrypoints/scanner.ts', logLevel: 'silent' });
const { output:[c] } = await b.generate({ format: 'iife', minify: true, name: 'scanner' });
console.log(c.code.replaceAll('/* @__PURE__ */ ', '').length);
