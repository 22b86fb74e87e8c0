import { type IResource, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';
// An app of your own imports these from 'cdk-rest-integrations'.
import {
  HttpCustomIntegration,
  type IntegrationResponseMapping,
  IntegrationResponseSource,
  MappingTemplate,
  MethodRequest,
  OpenApiDocument,
  OpenApiFormat,
  RuntimeHandler,
  TemplateValue,
} from '../../lib';

export interface PetsApiProps {
  readonly petStoreUrl: string;
}

/** The PetStore's answer to a mistake, in words of our own. */
const mistake: IntegrationResponseMapping = {
  selectionPattern: '4\\d{2}',
  statusCode: '400',
  templates: {
    'application/json': MappingTemplate.json({
      error: 'invalid request',
      fields: TemplateValue.list(IntegrationResponseSource.body('$.errors'), {
        field: TemplateValue.element('key'),
        problem: TemplateValue.element('message'),
      }),
    }),
  },
};

/** A list, one pet, and a way to add one. */
export class PetsApi extends Construct {
  public readonly api: RestApi;

  constructor(scope: Construct, id: string, { petStoreUrl }: PetsApiProps) {
    super(scope, id);
    this.api = new RestApi(this, 'Api', { restApiName: 'Pets', cloudWatchRole: false, deployOptions: { stageName: 'test' } });
    const pets = this.api.root.addResource('pets');
    addList(pets, petStoreUrl);
    addCreate(pets, petStoreUrl);
    addOne(pets.addResource('{petId}'), petStoreUrl);

    new OpenApiDocument(this, 'OpenApi', { api: this.api, format: OpenApiFormat.YAML });
    new RuntimeHandler(this, 'Handler', { api: this.api });
  }
}

function addList(pets: IResource, petStoreUrl: string): void {
  pets.addMethod(
    'GET',
    new HttpCustomIntegration(`${petStoreUrl}/pets`, {
      request: { queryString: { type: MethodRequest.queryString('kind'), page: MethodRequest.queryString('page') } },
    }),
  );
}

function addOne(pet: IResource, petStoreUrl: string): void {
  pet.addMethod(
    'GET',
    new HttpCustomIntegration(`${petStoreUrl}/pets/{id}`, {
      request: { path: { id: MethodRequest.path('petId') } },
      responses: [
        { statusCode: '200' },
        {
          selectionPattern: '404',
          statusCode: '404',
          templates: {
            'application/json': MappingTemplate.json({ error: 'no such pet', petId: MethodRequest.path('petId') }),
          },
        },
        { ...mistake, selectionPattern: '400' },
      ],
    }),
  );
}

function addCreate(pets: IResource, petStoreUrl: string): void {
  pets.addMethod(
    'POST',
    new HttpCustomIntegration(`${petStoreUrl}/pets`, {
      request: {
        templates: {
          'application/json': MappingTemplate.json({
            type: MethodRequest.body('$.kind'),
            price: TemplateValue.asNumber(MethodRequest.body('$.price')),
            note: TemplateValue.optional(MethodRequest.body('$.note')),
          }),
        },
      },
      responses: [
        {
          statusCode: '201',
          header: { 'X-Pet-Type': IntegrationResponseSource.body('$.pet.type') },
          templates: { 'application/json': MappingTemplate.json({ created: IntegrationResponseSource.body('$.pet') }) },
        },
        mistake,
      ],
    }),
  );
}
