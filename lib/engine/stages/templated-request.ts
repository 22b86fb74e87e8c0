import type { ContentHandling } from '../../definition';
import type { IntegrationPlan } from '../../plan';
import { utf8 } from '../body';
import type { Call } from '../call';
import { type Conversion, convertRequest } from '../content-handling';
import { configurationError, Failure } from '../failure';
import type { IsBinary } from '../media-types';
import { type Soon, whenCome } from '../pending';
import { CallVariables, render } from '../template-rendering';
import { type MappedParameters, RequestMappings } from './request-mappings';
import { withRequestOverrides } from './request-overrides';
import { type ChosenTemplate, compileRequestTemplateChoice, type Templates } from './request-template';

/** What the mappings and the template of a custom integration made of a method request. */
export class TemplatedRequest {
  constructor(
    readonly mapped: MappedParameters,
    /** What the template printed, or the body that passes. */
    private readonly made: string | Uint8Array,
    readonly template: string | undefined,
    readonly conversion: Conversion,
    readonly variables: CallVariables | undefined,
  ) {}

  /** Made when it is asked for: MOCK reads the text, and sends nothing. */
  get body(): Uint8Array {
    return typeof this.made === 'string' ? Buffer.from(this.made) : this.made;
  }

  get text(): string {
    return typeof this.made === 'string' ? this.made : utf8(this.made);
  }
}

/** Integration request of the types that templates work on: HTTP, AWS and MOCK. */
export function compileTemplatedRequest(
  integration: IntegrationPlan,
  isBinary: IsBinary,
  templates: Templates,
): (call: Call) => Soon<TemplatedRequest | Failure> {
  const mappings = new RequestMappings(integration.mappings);
  const choose = compileRequestTemplateChoice(integration.templates, integration.passthroughBehavior, templates);
  const { contentHandling } = integration;
  return (call) => {
    const template = choose(call);
    if (template instanceof Failure) return template;
    return whenCome(call.readBody(), (bytes) => {
      if (bytes instanceof Failure) return bytes;
      const binary = isBinary(call.header('content-type') ?? 'application/json');
      return make(call, bytes, binary, contentHandling, template, mappings);
    });
  };
}

function make(
  call: Call,
  bytes: Uint8Array,
  binary: boolean,
  contentHandling: ContentHandling | undefined,
  template: ChosenTemplate | undefined,
  mappings: RequestMappings,
): TemplatedRequest | Failure {
  const mapped = mappings.map(call);
  if (mapped instanceof Failure) return mapped;
  const converted = convertRequest(bytes, binary, contentHandling);
  if (!converted) return configurationError('integrationRequest', 'Unable to base64 decode the body.');
  if (!template) return new TemplatedRequest(mapped, converted.bytes, undefined, converted.conversion, undefined);
  if (!converted.text) return configurationError('integrationRequest', 'Unable to transform request');
  const variables = new CallVariables(call, utf8(converted.bytes), undefined);
  const text = render(template.render, variables, 'integrationRequest');
  if (text instanceof Failure) return text;
  const sent = variables.contextRead ? withRequestOverrides(mapped, variables) : mapped;
  if (sent instanceof Failure) return sent;
  return new TemplatedRequest(sent, text, template.contentType, converted.conversion, variables);
}
