export { describeApi } from './describe-api';
export { exchangeCard } from './exchange-card';
export { meaning, printedValue } from './meaning';
export { methodCard } from './method-card';
export { shortHash, templateSource, templateTitle } from './template-text';
