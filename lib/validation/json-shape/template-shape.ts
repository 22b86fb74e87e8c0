import type { DirectiveNode, IfNode, ReferenceNode, Statement, Template } from '../../mapping/vtl';
import { afterCharacter, afterReference, anything, atStart, isComplete, isWithinText, type JsonState } from './json-states';

/** What can be said of the JSON that a template prints, whatever its references hold. */
export interface TemplateShape {
  /** Offset of the first character that no JSON can go on with; the length of the template if its JSON never ends. */
  readonly brokenAt: number | undefined;
  /** References that stand within the quotes of a JSON text. */
  readonly quoted: readonly ReferenceNode[];
  /** References that make a whole value, with nothing around them that could quote it. */
  readonly bare: readonly ReferenceNode[];
  /** True if a member or a comma is printed under a condition, and what may follow is another thing with it than without. */
  readonly isConditional: boolean;
}

/** More ways through a template than these are not followed. */
const mostStates = 64;
/** So many rounds of a loop show all that can follow one another. */
const rounds = 3;

/** Follows all ways through a template that is meant to print JSON; undefined for any other template. */
export function shapeOf(template: Template): TemplateShape | undefined {
  if (!isMeantAsJson(template.body)) return undefined;
  const walk = new ShapeWalk();
  const states = walk.statements(template.body, new Set([atStart]));
  const isBroken = ![...states].some(isComplete);
  return {
    brokenAt: isBroken ? (states.size === 0 ? walk.furthest : template.source.length) : undefined,
    quoted: [...walk.quoted],
    bare: [...walk.bare].filter((node) => isWholeValue(template.source, node)),
    isConditional: walk.isConditional,
  };
}

/** True if the first thing that prints is the beginning of a JSON object or array. */
function isMeantAsJson(statements: readonly Statement[]): boolean {
  for (const [index, statement] of statements.entries()) {
    if (statement.type === 'text' && statement.text.trim() === '') continue;
    if (statement.type === 'text') {
      const text = statement.text.trimStart();
      return /^[{[]\s*["{[\]}\d]/.test(text) || (/^[{[]\s*$/.test(text) && index + 1 < statements.length);
    }
    if (statement.type !== 'set' && statement.type !== 'comment') return false;
  }
  return false;
}

class ShapeWalk {
  furthest = 0;
  isConditional = false;
  readonly quoted = new Set<ReferenceNode>();
  readonly bare = new Set<ReferenceNode>();

  statements(statements: readonly Statement[], states: ReadonlySet<JsonState>): ReadonlySet<JsonState> {
    let current = states;
    for (const statement of statements) {
      if (current.size === 0) return current;
      current = current.size > mostStates ? new Set([anything]) : this.statement(statement, current);
    }
    return current;
  }

  private statement(statement: Statement, states: ReadonlySet<JsonState>): ReadonlySet<JsonState> {
    switch (statement.type) {
      case 'text':
      case 'comment':
        return this.text(statement.text, statement.start, states);
      case 'reference':
        return this.reference(statement, states);
      case 'set':
        return states;
      case 'if': {
        const ways = statement.branches.map(({ body }) => this.statements(body, states));
        ways.push(statement.otherwise ? this.statements(statement.otherwise, states) : states);
        this.isConditional ||= new Set(ways.map(goingOn)).size > 1 && holdsMember(statement);
        return union(ways);
      }
      case 'directive':
        return this.directive(statement, states);
      default:
        return new Set([anything]);
    }
  }

  private text(text: string, start: number, states: ReadonlySet<JsonState>): ReadonlySet<JsonState> {
    let current = states;
    for (let index = 0; index < text.length; index++) {
      const next = new Set<JsonState>();
      for (const state of current) {
        const following = afterCharacter(state, text.charAt(index));
        if (following !== undefined) next.add(following);
      }
      if (next.size === 0) {
        this.furthest = Math.max(this.furthest, start + index);
        return next;
      }
      current = next;
    }
    return current;
  }

  private reference(node: ReferenceNode, states: ReadonlySet<JsonState>): ReadonlySet<JsonState> {
    if (node.escaped || node.form === 'runt' || node.escapePrefix !== '' || node.morePrefix !== '') return new Set([anything]);
    if ([...states].every(isWithinText)) this.quoted.add(node);
    else if (![...states].some(isWithinText)) this.bare.add(node);
    return new Set([...states].flatMap(afterReference));
  }

  private directive(node: DirectiveNode, states: ReadonlySet<JsonState>): ReadonlySet<JsonState> {
    if (node.name === 'define' || node.name === 'macro') return states;
    if (node.name === 'literal') return this.text(node.literal, node.start, states);
    if (node.name !== 'foreach') return new Set([anything]);
    let all = states;
    let last = states;
    for (let round = 0; round < rounds && last.size > 0; round++) {
      last = this.statements(node.body ?? [], last);
      all = union([all, last]);
    }
    return all;
  }
}

/** What may follow; whatever a value was, the same may follow it. */
function goingOn(states: ReadonlySet<JsonState>): string {
  return [...new Set([...states].map((state) => state.replace(/[rb]$/, 'a')))].sort().join(' ');
}

/** True where a branch holds a member, or a comma at one of its ends; a comma between the items of a loop is none of these. */
function holdsMember({ branches, otherwise = [] }: IfNode): boolean {
  return [...branches.map(({ body }) => body), otherwise].some((body) => {
    const texts = body.map((statement) => (statement.type === 'text' ? statement.text : ''));
    return /^,.|.,$|"\s*:/s.test(texts.join('').trim());
  });
}

function isWholeValue(source: string, { start, end }: ReferenceNode): boolean {
  return /[:[,]\s*$/.test(source.slice(Math.max(0, start - 100), start)) && /^\s*[,}\]]/.test(source.slice(end, end + 100));
}

function union(sets: readonly ReadonlySet<JsonState>[]): ReadonlySet<JsonState> {
  return new Set(sets.flatMap((states) => [...states]));
}
