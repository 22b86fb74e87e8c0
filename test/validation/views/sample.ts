import { readOpenApi } from '../../../lib/readers';
import { type ViewOptions, validate } from '../../../lib/validation';

/** A document with mistakes of every shape that the views have to show. */
export const source = `openapi: 3.0.1
info: { title: Pets, version: '1' }
paths:
  /pets/{petId}:
    get:
      responses:
        "200": { description: OK }
      x-amazon-apigateway-integration:
        type: http
        httpMethod: GET
        uri: http://petstore.example.com:22/pets/{id}
        requestParameters:
          integration.request.path.ids: method.request.path.petId
          integration.request.header.X-Env: prod
        requestTemplates:
          application/json: |
            #set($pet = $input.path('$'))
            {
              "名前": "\${pet.name", "type": "dog"
            }
        responses:
          default:
            statusCode: "200"
            responseParameters:
              method.response.header.X-Pet: "'1'"
  /orders:
    get: &orders
      responses: { "200": { description: OK } }
      x-amazon-apigateway-integration:
        type: http_proxy
        httpMethod: GET
        uri: http://petstore.example.com:22/orders
    put: *orders
    post: *orders
`;

const reading = readOpenApi(source, { file: 'pets.yaml' });

export const diagnostics = validate(reading.definition);

/** A view that can read the document. */
export const options: ViewOptions = {
  readSource: (file) => (file === 'pets.yaml' ? source : undefined),
  locate: (pointer) => reading.locate(pointer),
};
