import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { stacksWithMistakes } from './mistakes';

// What `cdk synth` runs, without anything of this library: the stacks with mistakes, and one that CDK's own validation is known to complain of.
const app = new App();
stacksWithMistakes(app);
new CfnResource(new Stack(app, 'control'), 'Api', { type: 'AWS::ApiGateway::RestApi', properties: { Name: 'Pets', Nmae: 'Pets' } });
app.synth();
