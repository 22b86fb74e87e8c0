import type { ApiDefinition, Resource } from '../../../definition';
import { developerGuide } from '../../documentation';
import { apiPart, cloudFormation, openApi, soundPaths } from '../../examples';
import type { Finding, Rule } from '../../rule';
import { advise, replaceBy } from '../../texts/phrases';
import { twinsOf } from '../../twins';
import { lastPart, parentPath, spokenPath } from './resource-tree';

const docs = developerGuide('api-gateway-method-settings-method-request');
const sound = soundPaths['/pets'] ?? {};
const isVariable = (part: string) => /^\{.*\}$/.test(part);

/** A greedy variable swallows the rest of the path. */
export const greedyChild: Rule = {
  id: 'greedy-child',
  consequence: 'rejected',
  summary: 'Nothing stands below a greedy path variable.',
  docs,
  fails: openApi({ '/{proxy+}/pets': sound }),
  passes: openApi({ '/': sound, '/{proxy+}': sound, '/pets': sound }),
  *check(definition): Iterable<Finding> {
    for (const resource of definition.resources) {
      const greedy = lastPart(parentPath(resource) ?? '');
      if (!/^\{.*\+\}$/.test(greedy)) continue;
      const start = resource.path.lastIndexOf('/');
      yield {
        at: resource,
        where: spokenPath(resource, definition),
        message: `${lastPart(resource.path)} stands below the greedy path variable ${greedy}, which takes the rest of every path.`,
        effect: `The service refuses it: Cannot create a child of a resource with a greedy path variable: ${greedy}`,
        offending: { name: 'path', text: resource.path, start: start + 1, end: resource.path.length },
        help: [
          replaceBy(greedy.replace('+', ''), `make the variable an ordinary one: ${greedy.replace('+', '')}`),
          advise('move the resource beside the greedy one'),
        ],
      };
    }
  },
};

/** Of two variables in one place neither could be chosen. */
export const variableSibling: Rule = {
  id: 'variable-sibling',
  consequence: 'rejected',
  summary: 'A resource has at most one child that is a path variable.',
  docs,
  fails: openApi({ '/pets/{petId}': sound, '/pets/{name}': sound }),
  passes: openApi({ '/pets/{petId}': sound, '/pets/mine': sound }),
  *check(definition): Iterable<Finding> {
    const variables = definition.resources.filter(({ path }) => isVariable(lastPart(path)));
    for (const [resource, sibling] of twinsOf(variables, parentPath)) {
      if (sibling.path === resource.path) continue;
      const parent = parentPath(resource);
      const part = lastPart(resource.path);
      const taken = lastPart(sibling.path);
      yield {
        at: resource,
        where: spokenPath(resource, definition),
        message: `${part} and ${taken} are path variables in one place, below ${parent}.`,
        effect: `The service refuses it: A sibling (${taken}) of this resource already has a variable path part -- only one is allowed`,
        offending: { name: 'path', text: resource.path, start: resource.path.length - part.length, end: resource.path.length },
        related: [{ label: 'the other variable', origin: sibling.origin }],
        help: [replaceBy(taken, `use one name for both: ${taken}`)],
      };
    }
  },
};

const petsAgain = (part: string) =>
  cloudFormation({ Again: apiPart('Resource', { ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: part }) });

/** Siblings have different path parts. */
export const resourceDuplicate: Rule = {
  id: 'resource-duplicate',
  consequence: 'rejected',
  summary: 'A resource has at most one child of a path part.',
  docs,
  fails: petsAgain('pets'),
  passes: petsAgain('dogs'),
  *check(definition: ApiDefinition): Iterable<Finding> {
    // Two parts that are not known at synth look alike and may differ; what has no path part is wrong by that alone.
    const isKnown = ({ path, pathPart }: Resource) => pathPart !== '' && !path.includes('${');
    for (const [resource, twin] of twinsOf(definition.resources, (one) => (isKnown(one) ? one.path : undefined))) {
      yield {
        at: resource,
        message: `The resource ${resource.path} is created twice.`,
        effect: `The service refuses it (409): Another resource with the same parent already has this name: ${lastPart(resource.path)}`,
        related: [{ label: 'created first here', origin: twin.origin }],
        help: [advise('add the methods to the one resource')],
      };
    }
  },
};
