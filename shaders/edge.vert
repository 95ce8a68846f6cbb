#version 330 core

// One instance is one edge, drawn as a quad of four vertices.

layout(location = 0) in vec4 ends;  // start and end, in screen pixels
layout(location = 1) in vec4 marks; // half the width, dash on, dash off, centre of the pulse (below 0: none)
layout(location = 2) in vec4 colour;
layout(location = 3) in vec4 pulse_colour;

uniform vec4 display; // left, top, width, height of what is shown, in screen pixels
uniform float pixel;  // screen pixels per framebuffer pixel

out vec2 place; // along the edge, across from its middle
flat out vec4 shape;
flat out float pulse;
flat out vec4 line_colour, spot_colour;

void main() {
    bool at_end = gl_VertexID >= 2;
    float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
    float half_width = marks.x;
    vec2 way = ends.zw - ends.xy;
    float whole = length(way);
    vec2 direction = way / whole;
    vec2 normal = vec2(-direction.y, direction.x);
    // Room for soft rims, and for the pulse, which is wider than the line.
    float reach = half_width + pixel + (marks.w < 0.0 ? 0.0 : half_width + 2.0);
    float along = at_end ? whole + pixel : -pixel;
    vec2 point = ends.xy + direction * along + normal * side * reach;

    place = vec2(along, side * reach);
    shape = vec4(whole, marks.xyz);
    pulse = marks.w;
    line_colour = colour;
    spot_colour = pulse_colour;
    vec2 unit = (point - display.xy) / display.zw;
    gl_Position = vec4(unit.x * 2.0 - 1.0, 1.0 - unit.y * 2.0, 0.0, 1.0);
}
