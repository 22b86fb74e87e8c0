import { measure } from '../syntax/measure';
import { EMPTY, type Node } from '../syntax/node';
import type { ParsedPattern } from '../syntax/pattern-parser';
import type { Engine, EngineKind } from './engine';
import { loadBacktrackingEngine, loadLinearEngine } from './engine-loaders';
import { linearPattern } from './linear-pattern';
import { plainEngine } from './plain-engine';

/** `whole`: the engine is asked for matches of the whole text only. */
export function chooseEngine(parsed: ParsedPattern, whole: boolean): { kind: EngineKind; load: () => Engine } {
  const root = whole ? withoutFinalEnd(parsed.root) : parsed.root;
  const plain = plainEngine(root);
  if (plain !== undefined) return { kind: 'plain', load: () => plain };
  // Where an empty match may be, Java stands between the halves of a character, too, which RE2 does not.
  const linear = whole || measure(root).min > 0 ? linearPattern(root) : undefined;
  if (linear !== undefined) return { kind: 'linear', load: () => loadLinearEngine(linear) };
  return { kind: 'backtracking', load: () => loadBacktrackingEngine(parsed.root, parsed.groupCount) };
}

/** Where the whole text must match, `^` at the beginning and `$` at the end say nothing new. */
function withoutFinalEnd(root: Node, atBegin = true): Node {
  if (root.type === 'assertion' && isEnd(root)) return EMPTY;
  if (root.type === 'alternatives')
    return { type: 'alternatives', branches: root.branches.map((branch) => withoutFinalEnd(branch, atBegin)) };
  if (root.type === 'group') return { ...root, body: withoutFinalEnd(root.body, atBegin) };
  if (root.type !== 'sequence' || root.items.length === 0) return root;
  const begins = atBegin && isBegin(root.items[0]);
  const items = begins ? root.items.slice(1) : [...root.items];
  const last = items.pop();
  if (last !== undefined) items.push(withoutFinalEnd(last, atBegin && items.length === 0));
  return items.length === 1 ? items[0] : { type: 'sequence', items };
}

function isEnd(node: Node): boolean {
  return node.type === 'assertion' && ['end', 'endOrLastTerminator', 'unixEndOrLastTerminator'].includes(node.assertion);
}

function isBegin(node: Node): boolean {
  return node.type === 'assertion' && node.assertion === 'begin';
}
