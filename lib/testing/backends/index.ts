export { backendOf } from './backend-of';
export { SwitchingBackend } from './call-backend';
export { RecordingBackend } from './recording-backend';
export { RedirectingBackend } from './redirecting-backend';
export { destinationOf, type Redirect, readRedirects } from './redirects';
