import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { inspect } from 'node:util';
import type { IConstruct } from 'constructs';
import type { Diagnostic, Origin } from '../../definition';

/** What CDK's command line sets for the app that it runs. */
const setByCommandLine = 'CDK_OUTDIR';

/** What one API has, and the texts of its errors as CDK puts them into its exception. */
interface Told {
  readonly diagnostics: readonly Diagnostic[];
  readonly errors: readonly string[];
}

/** By API: one that is synthesized again is told as it is then. */
const told = new Map<IConstruct, Told>();

/**
 * In an app that CDK's command line runs, errors of validation end as blocks with code frames and exit code 1. CDK throws an exception of
 * its own about them (2.257), which Node prints with a stack of CDK's files where nobody catches it: that is what the blocks stand for.
 * Who catches it gets the exception.
 */
export function tellInBlocks(api: IConstruct, diagnostics: readonly Diagnostic[], errors: readonly string[]): void {
  if (errors.length === 0 || process.env[setByCommandLine] === undefined) return;
  if (told.size === 0) process.once('uncaughtException', end);
  told.set(api, { diagnostics, errors });
}

function end(error: Error): void {
  const others = withoutTold(error);
  const text =
    others === undefined ? `${inspect(error)}\n` : `${blocks([...told.values()].flatMap(({ diagnostics }) => diagnostics))}${others}`;
  process.stderr.write(text, () => process.exit(1));
}

/** What the exception says besides; undefined for an exception about something else. */
function withoutTold({ message }: Error): string | undefined {
  const texts = [...told.values()].flatMap(({ errors }) => errors);
  if (!texts.every((text) => message.includes(text))) return undefined;
  const [heading = '', ...lines] = texts.reduce((rest, text) => rest.replace(text, ''), message).split('\n');
  const left = lines.filter((line) => !/^\s*(\[[^\]]*\])?\s*$/.test(line));
  return left.length === 0 ? '' : `\n${[heading, ...left].join('\n')}\n`;
}

/** Diagnostics for a person who runs an app, and how many there are. */
export function blocks(found: readonly Diagnostic[]): string {
  const { countsOf, foundLine, prettyDiagnostics } = require('../../validation') as typeof import('../../validation');
  const diagnostics = found.map(withReadablePlaces);
  const example = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
  const shown = prettyDiagnostics(diagnostics, { color: process.stderr.hasColors?.() ?? false, readSource });
  return `${shown}\n${foundLine(countsOf(diagnostics), example?.rule, 'npx cdk-rest-integrations validate')}\n`;
}

/** Files below the current folder by their relative names, as people know them. */
function withReadablePlaces(diagnostic: Diagnostic): Diagnostic {
  const { origin, related } = diagnostic;
  return {
    ...diagnostic,
    origin: readable(origin),
    ...(related && { related: related.map((one) => ({ ...one, origin: readable(one.origin) })) }),
  };
}

function readable(origin: Origin): Origin {
  const { createdAt } = origin;
  const folder = process.cwd() + path.sep;
  return createdAt?.startsWith(folder) ? { ...origin, createdAt: createdAt.slice(folder.length) } : origin;
}

function readSource(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // A frame appears where the file can be read.
    return undefined;
  }
}
