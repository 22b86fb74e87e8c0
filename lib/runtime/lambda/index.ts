export { headerSpelling } from './header-spelling';
export { type LambdaHandler, lambdaHandler } from './lambda-handler';
export { type LambdaStreaming, type StreamingHandler, streamingHandler } from './streaming-handler';
