export type { AwsCredentials, CredentialProvider } from './credentials';
export { endpointsOf, type ServiceEndpoints } from './service-endpoints';
export { SignedBackend, type SignedBackendOptions } from './signed-backend';
