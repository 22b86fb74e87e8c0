export { type LambdaHandler, lambdaHandler } from './lambda-handler';
