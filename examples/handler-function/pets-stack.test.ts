import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { PetsStack } from './pets-stack';

test('the handler is deployed beside the API, with a URL that streams', () => {
  const app = new App();
  new PetsStack(app, 'Pets');
  const template = Template.fromJSON(app.synth().getStackByName('Pets').template as object);
  template.hasResourceProperties('AWS::Lambda::Function', { Handler: 'index.streaming' });
  template.hasResourceProperties('AWS::Lambda::Url', { AuthType: 'NONE', InvokeMode: 'RESPONSE_STREAM' });
});
