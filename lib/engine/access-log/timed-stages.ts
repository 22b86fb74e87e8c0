import type { Call } from '../call';
import { Fault } from '../effects';
import type { EndpointAnswer, IntegrationStages } from '../exchange';
import { Failure } from '../failure';
import { headerValue } from '../headers';
import { whenCome } from '../pending';

/** The stages of an integration, which note on the call what the endpoint answered and how long it took. */
export function timedStages(stages: IntegrationStages): IntegrationStages {
  return {
    request: (call) => stages.request(call),
    respond: (call, request, answer) => stages.respond(call, request, answer),
    dispatch: (call, request) => {
      const begun = call.api.effects.clock.now();
      return whenCome(stages.dispatch(call, request), (answer) => noted(call, begun, answer));
    },
  };
}

function noted(call: Call, begun: number, answer: EndpointAnswer | Fault | Failure): EndpointAnswer | Fault | Failure {
  const answered = answer instanceof Fault || answer instanceof Failure ? undefined : answer;
  call.endpoint = {
    milliseconds: call.api.effects.clock.now() - begun,
    status: answered?.status,
    requestId: answered && headerValue(answered.headers, 'x-amzn-requestid'),
  };
  return answer;
}
