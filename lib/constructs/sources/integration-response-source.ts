import { bodyPath } from './body-path';
import { checkParameterName, MappingSource } from './mapping-source';

/**
 * What the endpoint's answer holds.
 *
 * @example
 * const notFound: IntegrationResponseMapping = {
 *   selectionPattern: '404',
 *   statusCode: '404',
 *   header: { 'X-Request-Id': IntegrationResponseSource.header('x-request-id') },
 *   templates: {
 *     'application/json': MappingTemplate.json({ error: IntegrationResponseSource.body('$.msg') }),
 *   },
 * };
 */
export class IntegrationResponseSource {
  /**
   * A header of the endpoint's answer; the last one where it is repeated. The name is compared with regard to case.
   *
   * @param name the header's name
   */
  public static header(name: string): MappingSource {
    return header(name, false);
  }

  /**
   * All values of a header of the endpoint's answer.
   *
   * @param name the header's name
   */
  public static multiValueHeader(name: string): MappingSource {
    return header(name, true);
  }

  /**
   * The body of the endpoint's answer, or what a JSONPath finds in it.
   *
   * @param jsonPath for example `$.error.message`; the whole body if left out
   */
  public static body(jsonPath?: string): MappingSource {
    const { suffix, jsonPath: normalized } = bodyPath(jsonPath);
    return MappingSource._of(`integration.response.body${suffix}`, { kind: 'body', side: 'response', jsonPath: normalized });
  }

  private constructor() {}
}

function header(name: string, multiValue: boolean): MappingSource {
  checkParameterName(name, 'header');
  return MappingSource._of(`integration.response.${multiValue ? 'multivalue' : ''}header.${name}`, {
    kind: 'integration-response-header',
    name,
    multiValue,
  });
}
