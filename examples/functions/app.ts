import { App } from 'aws-cdk-lib';
import { GreeterStack } from './greeter-stack';

new GreeterStack(new App(), 'Hello');
