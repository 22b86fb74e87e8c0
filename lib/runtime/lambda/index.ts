export { headerSpelling } from './header-spelling';
export { type LambdaHandler, lambdaHandler } from './lambda-handler';
