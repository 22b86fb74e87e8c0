import type {
  CallStep,
  DirectiveNode,
  ReferenceNode,
  ReferenceStep,
  SetNode,
  SourceRange,
  Template,
  UnknownDirectiveNode,
} from '../syntax/nodes';
import { FORBIDDEN_DIRECTIVES, functionArities, isKnownMethod } from './known-names';
import { constantText, memberName, memberPath } from './members';
import type {
  DirectiveUse,
  FunctionUse,
  JsonPathUse,
  MacroUse,
  MemberUse,
  MethodUse,
  ParameterUse,
  TemplateAnalysis,
  VariableUse,
} from './template-analysis';
import { type Visitor, visitStatements } from './visit';

/** Tells what a template uses, each with its range, without running it. */
export function analyzeTemplate(template: Template): TemplateAnalysis {
  const analysis = new Analyzer();
  visitStatements(template.body, analysis);
  return analysis;
}

class Analyzer implements Visitor, TemplateAnalysis {
  readonly variables: VariableUse[] = [];
  readonly parameters: ParameterUse[] = [];
  readonly jsonPaths: JsonPathUse[] = [];
  readonly bodies: SourceRange[] = [];
  readonly context: MemberUse[] = [];
  readonly stageVariables: MemberUse[] = [];
  readonly functions: FunctionUse[] = [];
  readonly methods: MethodUse[] = [];
  readonly macros: MacroUse[] = [];
  readonly directives: DirectiveUse[] = [];
  readonly forbidden: DirectiveUse[] = [];

  reference(node: ReferenceNode): void {
    this.variables.push({ name: node.root, access: 'read', ...node.rootRange });
    this.root(node, false);
  }

  set(node: SetNode): void {
    const { target } = node;
    const access = target.steps.length === 0 ? 'set' : 'read';
    this.variables.push({ name: target.root, access, ...target.rootRange });
    if (access === 'read') this.root(target, true);
  }

  directive(node: DirectiveNode): void {
    this.directives.push({ name: node.name, ...node.nameRange });
    if (FORBIDDEN_DIRECTIVES.has(node.name)) this.forbidden.push({ name: node.name, ...node.nameRange });
    const [argument] = node.arguments;
    if (node.name === 'macro') {
      this.macros.push({ name: argument?.type === 'word' ? argument.text : '', kind: 'definition', ...node.nameRange });
    } else if ((node.name === 'foreach' || node.name === 'define') && argument?.type === 'reference') {
      this.variables.push({ name: argument.root, access: node.name === 'foreach' ? 'loop' : 'define', ...argument.rootRange });
    }
  }

  unknownDirective(node: UnknownDirectiveNode): void {
    if (FORBIDDEN_DIRECTIVES.has(node.name)) this.forbidden.push({ name: node.name, ...node.nameRange });
    else this.macros.push({ name: node.name, kind: 'call', ...node.nameRange });
  }

  private root(node: ReferenceNode, isSet: boolean): void {
    if (node.root === 'input') {
      this.input(node);
      return;
    }
    if (node.root === 'util') {
      this.util(node);
      return;
    }
    if (node.root === 'context') this.member(this.context, node, isSet);
    if (node.root === 'stageVariables') this.member(this.stageVariables, node, isSet);
    this.calls(node.root, node.steps);
  }

  private member(uses: MemberUse[], node: ReferenceNode, isSet: boolean): void {
    const { path, range, last } = memberPath(node.steps, node.rootRange.start);
    const isPut = last?.type === 'call' && last.name === 'put';
    uses.push({ path, isSet: isPut || (isSet && path.length === node.steps.length), ...range });
  }

  private input(node: ReferenceNode): void {
    const [first, ...rest] = node.steps;
    if (first === undefined || first.type === 'index') return;
    const range = { start: node.rootRange.start, end: first.end };
    const argumentCount = first.type === 'call' ? first.arguments.length : undefined;
    this.function('input', first.name, argumentCount, range);
    if (first.name === 'body') this.bodies.push(range);
    if (first.type === 'call') this.inputCall(first, node, range);
    this.calls(node.root, rest);
  }

  private inputCall(call: CallStep, node: ReferenceNode, range: SourceRange): void {
    const [argument] = call.arguments;
    if (call.name === 'params') {
      if (argument === undefined) this.parameterMap(node);
      else this.parameters.push({ name: constantText(argument), place: 'any', ...range });
    } else if ((call.name === 'path' || call.name === 'json') && argument !== undefined) {
      const pathRange = { start: argument.start, end: argument.end };
      this.jsonPaths.push({ function: call.name, path: constantText(argument), pathRange, ...range });
    }
  }

  /** `$input.params().querystring.name` and its other spellings. */
  private parameterMap(node: ReferenceNode): void {
    const [, placeStep, nameStep] = node.steps;
    const place = placeStep === undefined ? undefined : memberName(placeStep);
    if ((place !== 'path' && place !== 'querystring' && place !== 'header') || nameStep === undefined) return;
    const name = memberName(nameStep);
    if (name === undefined && nameStep.type === 'call' && nameStep.name !== 'get') return;
    this.parameters.push({ name, place, start: node.rootRange.start, end: nameStep.end });
  }

  private util(node: ReferenceNode): void {
    const [first, ...rest] = node.steps;
    if (first === undefined || first.type === 'index') return;
    const argumentCount = first.type === 'call' ? first.arguments.length : undefined;
    this.function('util', first.name, argumentCount, { start: node.rootRange.start, end: first.end });
    this.calls(node.root, rest);
  }

  private function(object: 'input' | 'util', name: string, argumentCount: number | undefined, range: SourceRange): void {
    this.functions.push({ object, name, argumentCount, isKnown: functionArities(object, name).includes(argumentCount), ...range });
  }

  private calls(root: string, steps: readonly ReferenceStep[]): void {
    for (const step of steps) {
      if (step.type !== 'call') continue;
      const { name, start, end } = step;
      const argumentCount = step.arguments.length;
      this.methods.push({ name, argumentCount, root, isKnown: isKnownMethod(name, argumentCount), start, end });
    }
  }
}
