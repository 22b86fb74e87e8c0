import { type SourcedApi, selectApi } from '../testing/sources';
import { UsageError } from './usage-error';

/** The one API that a command is about. @throws UsageError, UnusableSource where it is not clear which one */
export function wantedApi(apis: readonly SourcedApi[], id: string | undefined): SourcedApi {
  if (id === undefined && apis.length > 1)
    throw new UsageError(`there are ${apis.length} APIs: say with --api which one (${apis.map((api) => api.id).join(', ')})`);
  return selectApi(apis, id);
}
