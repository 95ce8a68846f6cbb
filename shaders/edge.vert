#version 330 core

// One instance is one straight piece of an edge, drawn as a quad of four vertices.

layout(location = 0) in vec4 ends;      // start and end, in screen pixels
layout(location = 1) in vec4 normals;   // at start and end; neighbouring pieces share theirs
layout(location = 2) in vec4 lengths;   // along the edge: start, end, whole edge; then half the width
layout(location = 3) in vec3 marks;     // dash on, dash off, centre of the pulse from 0 to 1 (below 0: none)
layout(location = 4) in vec4 colour;
layout(location = 5) in vec4 pulse_colour;

uniform vec4 display; // left, top, width, height of what is shown, in screen pixels
uniform float pixel;  // screen pixels per framebuffer pixel

out vec2 place; // along the edge, across from its middle
flat out vec4 shape;
flat out float pulse;
flat out vec4 line_colour, spot_colour;

void main() {
    bool at_end = gl_VertexID >= 2;
    float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
    float whole = lengths.z, half_width = lengths.w;
    // Room for soft rims, and for the pulse, which is wider than the line.
    float reach = half_width + pixel + (marks.z < 0.0 ? 0.0 : half_width + 2.0);

    float along = at_end ? lengths.y : lengths.x;
    vec2 point = at_end ? ends.zw : ends.xy;
    vec2 direction = normalize(ends.zw - ends.xy);
    float beyond = 0.0;
    if (at_end && lengths.y >= whole) beyond = pixel;
    if (!at_end && lengths.x <= 0.0) beyond = -pixel;
    point += direction * beyond + (at_end ? normals.zw : normals.xy) * side * reach;

    place = vec2(along + beyond, side * reach);
    shape = vec4(whole, half_width, marks.xy);
    pulse = marks.z;
    line_colour = colour;
    spot_colour = pulse_colour;
    vec2 unit = (point - display.xy) / display.zw;
    gl_Position = vec4(unit.x * 2.0 - 1.0, 1.0 - unit.y * 2.0, 0.0, 1.0);
}
