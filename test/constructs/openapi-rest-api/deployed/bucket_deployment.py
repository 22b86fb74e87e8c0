"""Runs CDK's bucket deployment handler on folders: `python3 bucket_deployment.py HANDLER ASSETS BUCKETS < event.json`."""
import importlib.util
import json
import os
import shutil
import sys
import types
import zipfile

handler_file, assets, buckets = sys.argv[1:4]

# The handler's SDK and its AWS CLI are not at hand, and nothing of AWS is: buckets are folders.
for name in ('boto3', 'botocore', 'botocore.config', 'botocore.exceptions'):
    sys.modules[name] = types.ModuleType(name)
sys.modules['boto3'].client = lambda *_args, **_options: None
sys.modules['botocore.config'].Config = lambda **_options: None
sys.modules['botocore.exceptions'].WaiterError = Exception
spec = importlib.util.spec_from_file_location('handler', handler_file)
handler = importlib.util.module_from_spec(spec)
spec.loader.exec_module(handler)


def aws_command(service, command, *arguments):
    assert service == 's3', service
    if command == 'cp':
        source, target = arguments
        folder = os.path.join(assets, 'asset.' + source.rsplit('/', 1)[1][: -len('.zip')])
        with zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(os.listdir(folder)):
                archive.write(os.path.join(folder, file), file)
        return
    assert command == 'sync', command
    contents, target = [argument for argument in arguments if not argument.startswith('--')]
    shutil.copytree(contents, os.path.join(buckets, target[len('s3://'):]), dirs_exist_ok=True)


handler.aws_command = aws_command
handler.cfn_send = lambda _event, _context, status, reason=None, **_response: print(json.dumps({'status': status, 'reason': reason}))
handler.handler(json.load(sys.stdin), types.SimpleNamespace(log_stream_name='stream'))
