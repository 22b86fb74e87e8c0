import { isObject, type Json, type JsonObject, type Method } from '../../definition';
import { bracesIn, endpointOf, isPlainStatic, Likeness, setLikeness } from '../../definition/likeness';
import type { ApiContext } from './api-context';
import { LikeMethod } from './like-method';
import { readPlainMethod } from './plain-method';
import type { ReferredNames } from './plain-parts';
import { TemplateForms } from './template-forms';
import type { TemplateResource } from './template-resource';

/** A method that was read, and what it has in common with those that are alike. */
interface Known {
  readonly method: Method;
  readonly likeness: Likeness;
}

/**
 * Reads the plain methods of one API. Of methods that are alike the first is read, and shows that the others are plain, too: those are read
 * when somebody asks for more of them than that they are there.
 */
export class PlainMethods {
  readonly #plain = new Map<string, Known>();
  readonly #forms = new TemplateForms();

  constructor(private readonly context: ApiContext) {}

  /** Undefined for a method that is not plain. */
  read(method: TemplateResource): Method | undefined {
    const { source } = method;
    if (source === undefined || method.beyond !== undefined || Object.hasOwn(source, 'Fn::Transform')) return undefined;
    const shown = this.#shown(source);
    const known = shown === undefined ? undefined : this.#plain.get(shown);
    if (known !== undefined) return alike(new LikeMethod(known.method, method.origin, () => this.#read(method, source) as Method), known);
    const read = this.#read(method, source);
    if (read === undefined || shown === undefined) return read;
    const first: Known = { method: read, likeness: new Likeness() };
    this.#plain.set(shown, first);
    return alike(read, first);
  }

  #read(method: TemplateResource, source: JsonObject): Method | undefined {
    return readPlainMethod(method, source, this.#names);
  }

  readonly #names: ReferredNames = (intrinsic, type) => {
    const resource = this.context.resources.referredBy(intrinsic, type);
    return resource && this.context.nameOf(resource);
  };

  /**
   * What a method has in common with those that are alike, as one text, made by what is compiled already. Undefined for what is judged by
   * itself: mappings and templates that are no texts.
   */
  #shown(source: JsonObject): string | undefined {
    const { Integration: integration, MethodResponses: methodResponses } = source;
    if (!isObject(integration)) return undefined;
    const { Uri: uri, RequestParameters: mappings, RequestTemplates: templates, IntegrationResponses: responses } = integration;
    const parts: (Json | undefined)[] = [
      ...[source['HttpMethod'], source['OperationName'], source['AuthorizationType'], source['AuthorizationScopes']],
      ...[source['ApiKeyRequired'], source['RequestParameters'], methodResponses, source['RequestModels']],
      ...[source['AuthorizerId'], source['RequestValidatorId']],
      ...[integration['Type'], integration['IntegrationHttpMethod'], integration['ConnectionType'], integration['ConnectionId']],
      ...[integration['Credentials'], integration['PassthroughBehavior'], integration['ContentHandling'], integration['TimeoutInMillis']],
      ...[integration['CacheNamespace'], integration['CacheKeyParameters'], integration['ResponseTransferMode']],
      integration['IntegrationTarget'],
    ];
    // What a URI of AWS holds tells what the responses mean.
    if (typeof uri === 'string') parts.push(integration['Type'] === 'AWS' ? uri : endpointOf(uri), uri === '', bracesIn(uri));
    else parts.push(uri);
    return this.#addMappings(mappings, parts) && this.#addTemplates(templates, parts) && this.#addResponses(responses, parts)
      ? JSON.stringify(parts)
      : undefined;
  }

  #addMappings(mappings: Json | undefined, parts: (Json | undefined)[]): boolean {
    if (mappings === undefined) return true;
    if (!isObject(mappings)) return false;
    for (const target of Object.keys(mappings)) {
      const source = mappings[target];
      if (typeof source !== 'string') return false;
      parts.push(target, isPlainStatic(target, source) || source);
    }
    return true;
  }

  #addTemplates(templates: Json | undefined, parts: (Json | undefined)[]): boolean {
    parts.push(null);
    if (templates === undefined) return true;
    if (!isObject(templates)) return false;
    for (const contentType of Object.keys(templates)) {
      const template = templates[contentType];
      if (typeof template !== 'string') return false;
      parts.push(contentType, this.#forms.numberOf(template));
    }
    return true;
  }

  #addResponses(responses: Json | undefined, parts: (Json | undefined)[]): boolean {
    if (responses === undefined) return true;
    if (!Array.isArray(responses)) return false;
    for (const response of responses as readonly Json[]) {
      if (!isObject(response)) return false;
      parts.push([response['StatusCode'], response['SelectionPattern'], response['ContentHandling'], response['ResponseParameters']]);
      if (!this.#addTemplates(response['ResponseTemplates'], parts)) return false;
    }
    return true;
  }
}

function alike(method: Method, { likeness }: Known): Method {
  setLikeness(method, likeness);
  return method;
}
