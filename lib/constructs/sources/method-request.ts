import type { RequestLocation } from '../../mapping';
import { checkProps, flag, optional } from '../props';
import { bodyPath } from './body-path';
import { checkParameterName, MappingSource } from './mapping-source';

/** How a parameter of the method request is declared. */
export interface MethodRequestParameterOptions {
  /**
   * Whether the method's request validator refuses requests without the parameter.
   *
   * @default - as the method itself declares it; not required where it does not
   */
  readonly required?: boolean;
}

/**
 * What the client's request holds. A parameter that is read this way needs no declaration: the method that uses the
 * integration declares it.
 *
 * @example
 * new HttpCustomIntegration('https://petstore.example.com/pets/{id}', {
 *   request: {
 *     path: { id: MethodRequest.path('petId') },
 *     queryString: { kind: MethodRequest.queryString('type') },
 *   },
 * });
 */
export class MethodRequest {
  /**
   * A path variable of the method's resource.
   *
   * @param name the variable without braces and plus sign
   */
  public static path(name: string): MappingSource {
    return parameter('path', name);
  }

  /**
   * A parameter of the query string; the last one where the client repeats it.
   *
   * @param name the parameter's name
   */
  public static queryString(name: string, options: MethodRequestParameterOptions = {}): MappingSource {
    return parameter('querystring', name, options);
  }

  /**
   * All values of a parameter of the query string. Parameter mappings alone can read it, mapping templates cannot.
   *
   * @param name the parameter's name
   */
  public static multiValueQueryString(name: string, options: MethodRequestParameterOptions = {}): MappingSource {
    return parameter('querystring', name, options, true);
  }

  /**
   * A header; the last one where the client repeats it. Parameter mappings compare the name with regard to case.
   *
   * @param name the header's name
   */
  public static header(name: string, options: MethodRequestParameterOptions = {}): MappingSource {
    return parameter('header', name, options);
  }

  /**
   * All values of a header. Parameter mappings alone can read it, mapping templates cannot.
   *
   * @param name the header's name
   */
  public static multiValueHeader(name: string, options: MethodRequestParameterOptions = {}): MappingSource {
    return parameter('header', name, options, true);
  }

  /**
   * The body, or what a JSONPath finds in it.
   *
   * @param jsonPath for example `$.pet.name`; the whole body if left out
   */
  public static body(jsonPath?: string): MappingSource {
    const { suffix, jsonPath: normalized } = bodyPath(jsonPath);
    return MappingSource._of(`method.request.body${suffix}`, { kind: 'body', side: 'request', jsonPath: normalized });
  }

  private constructor() {}
}

function parameter(location: RequestLocation, name: string, options: MethodRequestParameterOptions = {}, multiValue = false) {
  const what = { path: 'path variable', querystring: 'query string parameter', header: 'header' }[location];
  checkParameterName(name, what);
  checkProps(`MethodRequest, for the ${what} ${name},`, options, { required: optional(flag) });
  return MappingSource._of(
    `method.request.${multiValue ? 'multivalue' : ''}${location}.${name}`,
    { kind: 'method-request', location, name, multiValue },
    options.required,
  );
}
