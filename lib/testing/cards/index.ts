export { describeApi } from './describe-api';
export { exchangeCard } from './exchange-card';
export { isGatewayHeader } from './gateway-headers';
export { meaning, printedValue } from './meaning';
export { methodCard } from './method-card';
export { cacheLines, canaryLines } from './stage-facts';
export { shortHash, templateSource, templateTitle } from './template-text';
export { responseChoice } from './trace-lookup';
