export { describeApi } from './describe-api';
export { exchangeCard } from './exchange-card';
export { isGatewayHeader } from './gateway-headers';
export { meaning, printedValue } from './meaning';
export { methodCard } from './method-card';
export { shortHash, templateSource, templateTitle } from './template-text';
export { responseChoice } from './trace-lookup';
