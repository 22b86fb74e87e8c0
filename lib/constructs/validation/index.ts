export { RestApiValidationPlugin } from './rest-api-validation-plugin';
export { validateApi } from './validate-api';
