// SPDX-License-Identifier: Apache-2.0
// Harper has no command line that a registry serves: its library on some files, one line per file with its findings.
// Copied beside its node_modules by peers.py. Usage: node harper.mjs FILE…
import { readFileSync } from 'node:fs';
import { LocalLinter } from 'harper.js';
import { binary } from 'harper.js/binary';

const linter = new LocalLinter({ binary });
await linter.setup();
for (const path of process.argv.slice(2)) {
  const found = await linter.lint(readFileSync(path, 'utf-8'), { language: path.endsWith('.md') ? 'markdown' : 'plaintext' });
  console.log(`${path}: ${found.length}`);
}
