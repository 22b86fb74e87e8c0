export { LocalServices, signedBackend } from './local-services';
export type { AwsInput, ServicesInput } from './services-input';
