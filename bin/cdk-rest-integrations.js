#!/usr/bin/env node

// The published package holds compiled JavaScript; a source checkout runs its TypeScript.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const sources = join(__dirname, '..', 'lib', 'cli', 'main.ts');

if (existsSync(sources)) {
  require('tsx/cjs');
  require(sources).start();
} else {
  require('../build/cli/main.js').start();
}
