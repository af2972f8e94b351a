import json

from generator.plan.metadata.script_json import json_in_html


def test_json_in_a_page_cannot_end_its_script() -> None:
    text = "</script><!-- & \u2028 \u2029"
    markup = json_in_html({"x": text})
    assert not set("<>&\u2028\u2029") & set(markup)
    assert json.loads(markup) == {"x": text}
