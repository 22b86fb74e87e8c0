export { compileCompression } from './compress-response';
export { decodeRequest } from './decode-request';
