import { CfnElement, Stack, Tokenization } from 'aws-cdk-lib';
import type { JsonObject } from '../../definition';
import { TemplateResolver } from '../../readers/construct-tree';
import { referredIds } from './references';

/** The parameter and the rule of the bootstrap version, which CDK adds while it writes the template. */
const bootstrapBytes = 1_000;

let depth = 0;

/** True while a template is made to see what is in it beside the documents of its APIs. */
export function isMeasuring(): boolean {
  return depth > 0;
}

/** A stack's template without the documents of its APIs. */
export class RestOfTemplate {
  readonly #references = new Map<string, ReadonlySet<string>>();
  readonly #template: Template;

  private constructor(
    private readonly stack: Stack,
    write: () => Template,
  ) {
    depth += 1;
    try {
      this.#template = write();
    } finally {
      depth -= 1;
    }
  }

  /** As the synthesis is about to write it. */
  static of(stack: Stack): RestOfTemplate {
    return new RestOfTemplate(stack, () => (stack as unknown as { _toCloudFormation(): Template })._toCloudFormation());
  }

  /** As it would be written now, while it may still change; nothing in the stack keeps a value of it. */
  static early(stack: Stack): RestOfTemplate {
    return new RestOfTemplate(stack, () => early(stack));
  }

  /** Bytes, written as CDK will write it: a few more rather than less. */
  get bytes(): number {
    const written = Buffer.byteLength(JSON.stringify(this.#template, undefined, this.indent));
    return this.#template.Parameters?.['BootstrapVersion'] === undefined ? written + bootstrapBytes : written;
  }

  /** Spaces by which CDK indents the stack's template; undefined where it writes none. */
  get indent(): number | undefined {
    const { _suppressTemplateIndentation: suppressed } = this.stack as unknown as { readonly _suppressTemplateIndentation?: boolean };
    return suppressed ? undefined : 1;
  }

  /** Logical ids by type. */
  resourceIds(type?: string): readonly string[] {
    return Object.entries(this.#template.Resources ?? {})
      .filter(([, resource]) => type === undefined || resource.Type === type)
      .map(([id]) => id);
  }

  /** Elements that refer to others, by logical id: resources, outputs and conditions. */
  get elementIds(): readonly string[] {
    const { Resources, Outputs, Conditions } = this.#template;
    return [Resources, Outputs, Conditions].flatMap((section) => Object.keys(section ?? {}));
  }

  /** Parameters whose values are lists. */
  get listParameters(): ReadonlySet<string> {
    const parameters = Object.entries(this.#template.Parameters ?? {});
    return new Set(
      parameters
        .filter(([, { Type }]) => /^(?:List<|CommaDelimitedList$|AWS::SSM::Parameter::Value<(?:List<|CommaDelimitedList))/.test(Type ?? ''))
        .map(([name]) => name),
    );
  }

  get mappings(): JsonObject {
    return this.#template.Mappings ?? {};
  }

  hasParameter(name: string): boolean {
    return Object.hasOwn(this.#template.Parameters ?? {}, name);
  }

  /** What the element of this logical id refers to or waits for. */
  referencesOf(logicalId: string): ReadonlySet<string> {
    const known = this.#references.get(logicalId);
    if (known) return known;
    const { Resources, Outputs, Conditions } = this.#template;
    const element = Resources?.[logicalId] ?? Outputs?.[logicalId] ?? Conditions?.[logicalId];
    const { DependsOn: dependsOn = [] } = (element ?? {}) as { readonly DependsOn?: string | readonly string[] };
    const references = new Set([...referredIds(element), ...[dependsOn].flat()]);
    this.#references.set(logicalId, references);
    return references;
  }

  /** Name under which an output of this logical id is exported. */
  exportName(logicalId: string): unknown {
    return this.#template.Outputs?.[logicalId]?.Export?.Name;
  }

  /** Path of the construct that a logical id belongs to, as a person wrote it. */
  constructPath(logicalId: string): string {
    const element = this.stack.node
      .findAll()
      .find(
        (child) => CfnElement.isCfnElement(child) && Stack.of(child) === this.stack && this.stack.resolve(child.logicalId) === logicalId,
      );
    return element ? element.node.path.replace(/\/Resource$/, '') : logicalId;
  }
}

function early(stack: Stack): Template {
  const resolver = new TemplateResolver(new Map());
  const sections: Record<string, Record<string, unknown>> = {};
  for (const child of stack.node.findAll()) {
    if (!CfnElement.isCfnElement(child) || Stack.of(child) !== stack) continue;
    const fragment = Tokenization.resolve(child._toCloudFormation(), { scope: child, resolver, preparing: false }) as typeof sections;
    for (const [section, elements] of Object.entries(fragment)) {
      sections[section] ??= {};
      Object.assign(sections[section], elements);
    }
  }
  return sections;
}

interface Template {
  readonly Mappings?: JsonObject;
  readonly Parameters?: Readonly<Record<string, { readonly Type?: string }>>;
  readonly Resources?: Readonly<Record<string, { readonly Type?: string }>>;
  readonly Outputs?: Readonly<Record<string, { readonly Export?: { readonly Name?: unknown } }>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
}
