import { Answering, type AnsweringParts } from '../answering';
import { Call } from '../call';
import type { Gateway } from '../gateway-options';
import { plainMessage } from '../printed-message';
import type { compileCompression } from '../stages/compression';
import { TraceRecorder } from './trace-recorder';

/** A stage that writes down what happens in each call; its bodies are bytes, but for streams that are passed on. The handler's bundle leaves this module out. */
export function openTracedStage(
  parts: Omit<AnsweringParts, 'listening'>,
  compress: ReturnType<typeof compileCompression> | undefined,
): Gateway['answer'] {
  const recorders = new WeakMap<Call, TraceRecorder>();
  const answering = new Answering({ ...parts, listening: (call) => recorders.get(call) as TraceRecorder });
  return async (request) => {
    const call = new Call(parts.api, request);
    const recorder = new TraceRecorder(call);
    recorders.set(call, recorder);
    await call.readBody();
    const message = plainMessage(await answering.answer(call));
    const sent = compress ? await compress(call, message) : message;
    // The trace is for people: the body as it was before it was compressed.
    return { ...sent, trace: recorder.finish({ ...sent, body: message.body }) };
  };
}
