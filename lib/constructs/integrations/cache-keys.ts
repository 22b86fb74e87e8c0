import { fault } from '../props/fault';
import type { MappingSource } from '../sources';

/** Cache keys as CloudFormation has them. */
export function cacheKeys(parameters: readonly MappingSource[] | undefined): string[] | undefined {
  return parameters?.map(({ expression, _form: form }) => {
    if (form && (form.kind !== 'method-request' || form.multiValue)) {
      throw fault(
        `${expression} cannot be a cache key: the service takes a path variable, query string parameter or header of the method request`,
      );
    }
    return expression;
  });
}
