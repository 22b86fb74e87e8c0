import type { JsonDocument, TemplateExample } from '../../../definition';
import type { TemplateOutputCheck, TemplateOutputProblem } from '../../../mapping/samples';
import type { SourceRange } from '../../../mapping/vtl';
import type { RuleContext } from '../../context';
import { needsExamples } from '../../json-shape/needs-examples';
import type { MethodTemplate } from '../../texts/method-template';

/** What a rendering of an example shows, and what it points at. */
export interface OutputProblem {
  readonly example: TemplateExample;
  readonly range?: SourceRange;
  readonly hint: string;
}

/** What a template prints for examples of its input. Nothing is rendered of a text that synth knows in part only. */
export class TemplateOutputs {
  constructor(
    private readonly of: MethodTemplate,
    private readonly model: JsonDocument | undefined,
    /** Those that the template reads. */
    private readonly pathVariables: ReadonlySet<string>,
    private readonly context: RuleContext,
  ) {}

  /** The smallest example for which the output is no JSON. Texts without a model are tried once for all methods. */
  problem(): OutputProblem | undefined {
    const check = this.check();
    if (check === undefined || !this.isInDoubt()) return undefined;
    this.of.parsed.wasRendered = true;
    const found = this.model === undefined ? this.context.templateOutput(check) : samples().checkTemplateOutput(check);
    return found && { example: exampleOf(found), hint: found.hint, ...(found.range && { range: found.range }) };
  }

  /** The smallest example for which a place that is known to be wrong shows it. */
  exampleAt(place: SourceRange): TemplateExample | undefined {
    const check = this.check();
    const found = check && samples().templateOutputExample(check, place);
    return found && exampleOf(found);
  }

  /** A model says which members may be absent; without one, most templates show by themselves that nothing can go wrong. */
  private isInDoubt(): boolean {
    const { parsed, shape } = this.of.parsed;
    if (this.model !== undefined || parsed === undefined || shape === undefined) return true;
    return needsExamples(parsed, shape, this.pathVariables);
  }

  private check(): TemplateOutputCheck | undefined {
    const { template, parsed } = this.of;
    const { text } = parsed;
    if (!text.isKnown || parsed.parsed?.source !== text.judged) return undefined;
    return {
      template: text.judged,
      parsed: parsed.parsed,
      contentType: template.contentType,
      pathVariables: this.pathVariables,
      ...(this.model && { model: this.model.json }),
    };
  }
}

/** Rendering is loaded by the first template that is rendered. */
function samples(): typeof import('../../../mapping/samples') {
  return require('../../../mapping/samples') as typeof import('../../../mapping/samples');
}

function exampleOf({ sample, body, parameters, output, outputOffset }: TemplateOutputProblem): TemplateExample {
  return { name: sample, body, parameters, output, offset: outputOffset };
}
