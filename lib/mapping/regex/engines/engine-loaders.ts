import type { Node } from '../syntax/node';
import type { Engine } from './engine';

/**
 * The engines that are loaded only when a pattern needs them, each with all that it brings. A bundle that is sure not to
 * need one of them may put another module in the place of this one.
 */

export function loadLinearEngine(pattern: string): Engine {
  const { LinearEngine } = require('./linear-engine') as typeof import('./linear-engine');
  return new LinearEngine(pattern);
}

export function loadBacktrackingEngine(root: Node, groupCount: number): Engine {
  const { BacktrackingEngine } = require('./backtracking-engine') as typeof import('./backtracking-engine');
  return new BacktrackingEngine(root, groupCount);
}
