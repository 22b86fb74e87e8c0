export { endpointAddresses } from './endpoint-addresses';
export { UnknownValues, type ValuesInput } from './unknown-values';
