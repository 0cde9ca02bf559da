import { createWidget } from './widget.ts';

// A classic script, so that one tag works on any site; where it came from is where the guide lives.
const script = document.currentScript;
if (script instanceof HTMLScriptElement) createWidget(script);
