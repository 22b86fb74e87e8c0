import type { ApiDefinition } from '../../definition';
import { emitTemplate, parseTemplate } from '../../mapping/vtl';
import { type ApiPlan, compilePlan, type PlanOptions, type TemplatePlan } from '../../plan';
import { neededAtStart, neededParts, type OptionalPart } from './core-parts';
import { type DeployValue, DeployValues } from './deploy-values';
import { modelChecks } from './model-checks';
import { listOfValues, sourceOf, withValues } from './source-text';

export interface WriteHandlerOptions extends PlanOptions {
  /** Serve methods whose authorizer the handler does not run as if they had none. @default false: it does not start */
  readonly allowUnsupported?: boolean;
}

export interface HandlerFile {
  /** Within the handler's folder, where the package's core (`index.js`) stands, too. */
  readonly path: string;
  readonly content: string;
}

export interface WrittenHandler {
  readonly files: readonly HandlerFile[];
  /** Those of the core's optional files that the API needs. */
  readonly parts: readonly OptionalPart[];
  /** What synth cannot know and the handler reads from its environment when it starts. */
  readonly values: readonly DeployValue[];
  /** What the handler will do otherwise than the deployed API. */
  readonly warnings: readonly string[];
}

/**
 * Compiles the definition into the files that, beside the package's core, serve it: `api.js`, which `index.js` (the core, also a
 * Lambda handler) reads, `server.js` and a `package.json` that says what kind of scripts these are. The same definition always gives the same bytes.
 */
export function writeHandler(definition: ApiDefinition, options: WriteHandlerOptions = {}): WrittenHandler {
  const values = new DeployValues(definition, options.values);
  const plan = compilePlan(definition, { ...options, values: values.markOf });
  const content = apiSource(plan, options.allowUnsupported ?? false, values);
  return {
    files: [
      { path: 'api.js', content },
      { path: 'server.js', content: serverSource },
      { path: 'package.json', content: packageSource },
    ],
    parts: neededParts(plan),
    values: values.values,
    warnings: [
      ...values.lost.map(
        ({ meaning }) => `${meaning} is not known at synth and stands where a handler cannot take it later: give its value at synth.`,
      ),
      ...values.values
        .filter(({ madeUp }) => madeUp)
        .map(
          ({ variable, meaning }) =>
            `${meaning} is made up by the service: name it in the environment variable ${variable}, or the handler lets nobody in by this key.`,
        ),
      ...(options.allowUnsupported ? [] : plan.unsupported).map(
        ({ where, what }) => `${where}: the handler does not run ${what}; it will not start.`,
      ),
      ...(options.allowUnsupported ? [] : neededAtStart(plan)),
    ],
  };
}

const serverSource = `'use strict';\nrequire('./index.js').serve();\n`;

/** The folder may lie in a project whose own package.json makes modules of all `.js` files; and a start need not search further for one. */
const packageSource = '{"type":"commonjs"}\n';

function apiSource(plan: ApiPlan, allowUnsupported: boolean, values: DeployValues): string {
  const checks = modelChecks(plan);
  // Templates and models stand in the plan as source that the handler does not read.
  const { templates, models: _models, ...rest } = plan;
  const lean = { ...rest, templates: [], models: [] };
  const create = [
    `plan: ${sourceOf(lean, values)},`,
    `allowUnsupported: ${allowUnsupported},`,
    ...(templates.length === 0
      ? [`templates: {},`]
      : [
          `templates: ((L) => ({`,
          ...templates.map((template) => `${template.id}: ${templateSource(template, values)},`),
          `}))(library()),`,
        ]),
    ...(checks
      ? [`models: {names: ${sourceOf(checks.names, values)}, define(exports, require) {`, withValues(checks.source, values), `}},`]
      : []),
  ];
  const atStart = values.values.map(({ variable, meaning, fallback }) => ({ variable, meaning, fallback }));
  return [
    `'use strict';`,
    `// Compiled from the definition of an API; synthesize it anew instead of editing it.`,
    `exports.formatVersion = 1;`,
    `exports.values = ${JSON.stringify(atStart)};`,
    `exports.create = (${listOfValues}, library) => ({`,
    ...create,
    `});`,
    ``,
  ].join('\n');
}

function templateSource({ source }: TemplatePlan, values: DeployValues): string {
  const { template, errors } = parseTemplate(source);
  const [first] = errors;
  if (first) {
    // The service takes a template with mistakes, and fails every call that needs it.
    const message = `line ${first.line}, column ${first.column}: ${first.message}`;
    return `() => { throw new L.TemplateRuntimeError("failure", ${JSON.stringify(message)}); }`;
  }
  return `(${withValues(emitTemplate(template), values)})(L)`;
}
